"""First names with the pronoun they go with: common ones of many countries, none that is as often an ordinary word."""

from __future__ import annotations

from unicodedata import combining, normalize

from workbench.extraction.text.words import word_set

HE = word_set(
    """
    aaron abbas abdallah abdel abdul abdullah abdulla abel abraham abubakar adam adamu adebayo adrian adriano ahmad
    ahmed aidan akbar akira alan albert alberto alec alejandro aleksandr alessandro alex alexander alexandre alexei
    alfonso alfred alfredo ali alistair allan allen alvin amar amir amit anand anatoly anders andre andreas andrei
    andrew andrey andrés angus anil antoine anton antonio antónio anwar archie arif arjun armando arnold arthur arturo
    arvind asad ashok asif attila august augusto aung axel aziz babatunde barack barnaby barry bart bashar
    bashir basil ben benedict benjamin benoît bernard bernardo bernie bert bilal bill billy blake bob bobby boris
    brad bradley brandon brendan brent bret brett brian bruce bruno bryan byron caleb calvin cameron carl carlo carlos
    cedric cesar charles charlie chester chidi chinedu chris christian christophe christopher chuck clarence
    claude claudio clay clement cliff clifford clint clive clyde colin connor conor conrad corey cory craig
    curtis cyril cyrus damian damien dan daniel daniele danny dante darren darryl dave david dean declan deepak denis
    dennis derek desmond devin diego dieter dimitri dinesh dirk dmitri dmitry domenico dominic dominik don donald
    donnie doug douglas drew duncan dustin dwayne dwight dylan ed eddie edgar eduardo edward edwin eli elias elijah
    elliot elliott elon emeka emil emilio emmanuel enrico enrique eric erik ernest ernesto erwin ethan eugene evan
    fabian fabio faisal farid felipe felix ferdinand fernando filip finn florian francesco francis francisco franco
    franklin franz fred freddie frederic frederick friedrich fritz fyodor gabriel gareth garrett gary gavin gene
    geoff geoffrey george georges georgi gerald gerard gerardo gerhard gerry giles giorgio giovanni giulio giuseppe
    glen glenn godfrey gonzalo gordon graham greg gregory guido guillaume guillermo gustavo guy habib hakan hamid
    hamza hank hannes hans harald harold haroon harris harrison harry hartmut harvey hasan hassan hector heinrich
    heinz helmut hendrik henri henrik henry herbert herman hideo hilton hiroshi horst howard hubert hugh hugo humphrey
    hussain hussein ian ibrahim idris ignacio igor ike ilya imran ingo irfan isaac isaiah ishaq ismail ivan jack
    jackson jacob jacques jaime jair jake jakob james jamie jan janos jared jarrod jason javed javier jay jean-claude
    jean-luc jean-marc jean-paul jean-pierre jed jeff jeffrey jens jeremiah jeremy jerome jerry jesse jesús jim jimmy
    joachim joaquin joao joão joe joel johan johann johannes john johnny jon jonas jonathan jordi jorge jose josef
    joseph josh joshua josphat josé juan juha julian julio julius jurgen justin jörg jürgen kamal karim karl kazuo
    keith keir kelvin ken kenji kenneth kent kenny kevin khaled khalid kim kirk klaus kofi konrad konstantin
    kurt kwame kyle lachlan lamar lance lars larry laurence laurent lawrence lee leif len leo leon leonard leonardo
    leonid leroy leslie lester lewis liam linus lionel lloyd lorenzo lou louis luc luca lucas lucio ludwig luigi luis
    lukas luke luther lyndon magnus mahdi mahmood mahmoud malcolm manfred manoj manuel marc marcel marcelo
    marco marcos marcus mario mark marko markus marshall martin martín marvin mason masood mateo mateusz mathias
    matt matteo matthew matthias matthieu maurice mauricio maurizio maxim maximilian mehdi mehmet mel melvin
    michael michel miguel mihai mikael mike mikhail miklós milan miles milos milton miroslav mitch mitchell mitt
    moammar mohamed mohammad mohammed mohan mohd morgan morris moses moshe muammar muhammad muhammadu mukesh murray
    mustafa nabil narendra naseem nasir nasser nathan nathaniel naveed ned neil nelson nicholas nick nicolas
    nicolás niels nigel nikhil niklas nikolai nils noah noel nolan norbert norman olaf oleg oliver olivier olusegun
    omar orlando oscar osama otto owen pablo paolo pascal patrick paul paulo pavel pedro per percy perry pervez pete
    peter petr phil philip philippe phillip pierre pieter piotr prakash pranab prem quentin rafael rafiq rahul raj
    rajendra rajesh rajiv rakesh ralph ram ramesh ramiro ramón randall randy raphael rashid raul raúl ravi ray raymond
    recep reed reginald reinhard rené rex reza ricardo rich richard rick ricky rishi riyad rob robert roberto robin
    rodney rodrigo roger rohit roland rolf roman ron ronald ronnie rory ross roy ruben rudolf rudy rupert russell
    ryan sadiq saeed saleh salim salman salvador salvatore sam sami samir samuel sandeep sanjay santiago satoshi
    scott sean sebastian sebastián serge sergei sergey sergio seth shahid shane shaun shawn sheldon shigeru shinzo
    sidney silvio simon sohail solomon sören spencer stan stanislav stanley stefan stefano stephan stephen steve
    steven stewart stuart sunil suresh svend syed sylvester tahir tarek tariq taylor ted teodoro terence terrence
    terry theo theodore thabo thomas tim timothy tito tobias todd tom tommy tony travis trevor tristan tyler ulrich
    umar umberto usman uwe vaclav valentin valery vernon victor vijay vikram viktor vince vincent vincenzo vinod
    vitaly vittorio vivek vladimir volker volodymyr wade waleed wallace walter warren wayne wendell werner wesley
    wilbur wilfred wilhelm willard willem william willie willy winston wolf wolfgang xavier yahya yasir yasser yitzhak
    yoshihide yuri yusuf yves zac zach zachary zaheer zafar zhang zoltán óscar ömer
    aksel alasdair aleksander alf algis ambrose amadou anatole ander anselm antti arjen arne asher ashraf aurelio
    baldev balázs bastian bengt benjamín bertrand björn boaz bogdan bram branko brody bülent callum carsten casper
    cheikh cian cillian cormac craig dag dalibor darius davide dawit devendra dick diarmuid dietmar dirk dragan eamon
    eirik eivind ekrem elkanah emre endre enda engin eoin erdal erhan espen esteban eyal fadi fergus fernão finlay
    fintan fredrik fritjof gaspar gerrit gert gijs girma giancarlo goran gunnar gustaf halvard hamish henning hubertus
    hussam håkon igal iker ilham ilkka ismael iván jaap jaroslav jasper jesper jochen joost jorgen josip jouni jukka
    kacper kari-pekka kaspar keanu kemal kjell knut krzysztof lachlan laszlo lech levent lennart lodewijk lorcan ludovic
    maarten maciej marek mariusz mathieu matti mehul meles mihail mirko mirza mladen mordechai moritz nana naftali
    nikola njål norbert oisin okan olav olle orhan osman padraig pavlo pekka petar petros piers przemek quang quique
    radek ragnar rainer ramzi rasmus reinier riccardo roar roel rohan ruairi rune rutger ryszard saad sakari samer
    samson sander sayed seamus selim sergej shafiq shlomo siddharth sigurd slobodan stefanos stig sven svein tadeusz
    tomas
    tamás tariku tauno tendai teun thabiso thiago thorsten tjeerd tomasz tomer torbjörn toomas tore trond tuan tunde
    ulf urs uri valdis veselin viggo vlad vladislav wenceslas wiktor wojciech wouter yair yann yaw yonatan
    yusuke yuval zbigniew zdenek zeljko zoran zubair
    """
)
SHE = word_set(
    """
    abigail ada adaeze adela adele adriana agatha agnes agnieszka aicha aida aisha alana alejandra alessandra
    alexandra alexis alice alicia alina alison alma amal amanda amber amelia amina amira amy ana anastasia andrea
    angela angelica angelina angelique angie anita anja ann anna annabel anne anneliese annelies annette annie
    antoinette antonia anya aparna ariana arlene asha asma astrid audrey aurora ava ayesha barbara beata beatrice
    beatriz becky belinda benazir bernadette bertha beth bethany betsy betty beverly bianca birgit bonnie brenda
    bridget brigitte brittany brooke camila camilla candace cara carina carla carmen carol carole caroline
    carolyn carrie catalina catherine cathy cecilia celeste celia celine chantal charlene cheryl
    chiara chloe christiane christina christine cindy claire clara clare claudia colette colleen connie consuelo
    cora corinne cristina cynthia dagmar daisy dana daniela danielle daphne darlene deborah debra deirdre delia
    denise desiree diana diane dianne dilma dina dolores dominique donna dora doreen doris dorothy dorothea eileen
    elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen elsa emilia emilie emily emma erica erika
    erin esmeralda esperanza estelle esther eugenia eunice eva eve evelyn fadumo farah fatima fatou fatoumata
    felicia felicity fiona fran frances francesca françoise frauke frida gabriela gabrielle gail
    gemma genevieve georgina geraldine germaine gertrude gillian gina ginny gisela giulia glenda gloria
    graciela greta gretchen gwen gwendolyn hadiza halima hanan hannah harriet heather heidi helen helena helene
    helga hilary hillary hilda hina holly ida ilse ines ingrid irene irina iris irma isabel isabella isabelle
    isobel ivanka ivana jackie jacqueline jacinda jana jane janet janice janine jasmine jayne jean jeanette
    jeanne jenna jennifer jenny jessica jill jillian jo joan joanna joanne jocelyn jodie johanna josefina josephine
    joyce juanita judith judy julia juliana julie juliet june justine kamala karen karin karina karla kate
    katharina katherine kathleen kathryn kathy katie katja katrina kayla keiko kelly kerry khadija kimberly
    kirsten kirsty kristen kristin kristina lana laura lauren leah leila lena leonora leslie leticia lidia lila
    lilian lillian lily linda lindsay lindsey lisa liz liza lois lorena loretta lori lorraine louisa louise
    loveness lucia lucie lucille lucinda lucy luisa lydia lynn lynne mabel madeleine madeline mae maggie maha
    maite malala malkia mandy manuela marcela marcia margaret margarita margot maria mariah mariam mariana marianne
    marie marilyn marina marine marion marisa marisol marjorie marlene marta martha martina mary maryam maureen
    mavis maxine maya megan melanie melinda melissa meredith meryl mia michaela michele michelle mildred
     mira miranda miriam mireille molly mona monica monika monique muriel myra nadia nadine nancy naomi
    natalia natalie natasha nawal neha nell nellie nicola nicole nina noemi noor nora noreen norma odette olga
    olive olivia olivia ophelia oprah paloma pamela patricia patty paula pauline peggy penelope penny
    petra philippa phoebe phyllis pilar polly priscilla priya pooja rachel ramona rania raquel rebecca regina
    renata renate renee rhonda rita roberta rocío rosa rosalie rosalind rosario rosemary rosie roxanne ruth
    sabina sabine sabrina sadia sally samantha samira sandra sandy sara sarah sasha selma serena shabana sharifah
    sharon shauna sheila shelley sherry shirin shirley silvia simone sofia sonia sonja sonya sophia sophie
    stacey stacy stella stephanie sue sujata sunita susan susana susanna susanne suzanne svetlana swati sylvia
    tabitha tamara tania tanya tara tatiana teresa teresia tess tessa thelma theresa tiffany tina tracey tracy
    trudy ulrike ursula valentina valeria valerie vanessa vera verena veronica veronika vicky viola
    violet vivian wanda wendy whitney wilma winifred yasmin yasmine yoko yolanda yvette yvonne zahra
    zainab zara zeinab zelda zoe zuzana ángela élisabeth
    agata aggie ailsa aisling akiko alba aleida alena alexandrine aminata anca aneta angharad anika anneke annika
    anouk antonella aoife asta astrid aurélie ayse azadeh bahar barbro beate begoña berit bettina bintou birte blanka
    bozena branka bronwyn brigid busisiwe camille caoimhe carme catriona catrin cécile chiamaka chimamanda ciara
    clotilde clémence danuta dilara doina dorota dorthe ebba ebru edith edyta eilidh eimear elif eline elsbeth eirini
    elzbieta emine esra eszter ewa fatemeh fenna femke fernanda fiorella flavia freya frederike funmilayo gerda gisele
    gloria grainne grażyna grietje gro gudrun guadalupe gunilla habiba haifa hanne harriet hatice hedda hege hiba
    huda hyacinth ildikó ilona imelda imogen inga ingeborg inger ingvild ioana isla itziar iwona jadwiga jelena jitka
    joanna jolanta josefine judit kamila katalin katarina katerina katinka katharine keziah khadijah kirsi kirstin
    krisztina krystyna kylie laila lamia larissa latifa leena leïla leonie libby lieke liisa liv ljubica lotte lourdes
    lubna ludmila luz maeve mafalda magda magdalena maisie maja malgorzata manal marit marijke marika marwa mariska
    marta martine matilda maud mathilde mayra megumi mei merete merel mette mieke milena milica mirjam morag moira
    monireh nadezhda nadira najwa namrata naoko nasreen nawal neema nele nerea niamh nicolette nirmala noelle nomvula
    nuala nuria nuray odile oksana olena orla outi paola paulina pia pernille piroska polina preeti pärvi rachida
    ragnhild rahel raisa rasha rebekah reem renske riitta rikke roisin roos roswitha ruta saadia sadie saoirse sanna
    sanne saskia selin sevgi shaheen shauna shireen sigrid silje silke sinead siobhan siri sissel solveig soraya
    stine sunniva suzana svenja taina tamsin tatjana thandiwe thea thandi tineke tiziana tonje tove trine tuula
    valborg vesna vibeke vigdis vilma vilde wafa wangui wiebke xiomara yael ylva yuki zanele zeynep zofia
    zsuzsanna zuleikha
    """
)
EITHER = (HE & SHE) | word_set(
    """
    alex andrea ashley casey chris dana drew jackie jamie jan jean jesse jo jordan kelly kerry kim lee leslie lindsay
    lou lynn marion maria michele morgan nana nicola pat robin sacha sam sasha simone taylor terry tracy tyler
    """
)
"""Names of men as well as of women."""
GIVEN = HE | SHE | EITHER


def _without_accents(name: str) -> str:
    """Tomáš as Tomas."""
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter))


def pronoun_of(name: str) -> str | None:
    """The pronoun that goes with a first name, where it goes with one only."""
    low = name.lower().split("-")[0] if name.lower() not in GIVEN else name.lower()
    if low not in GIVEN:
        low = _without_accents(low)
    if low in EITHER:
        return None
    return "he" if low in HE else "she" if low in SHE else None
