"""What plain regular expressions answer for each set of the benchmark."""

from __future__ import annotations

from answering import serve
from floors import attributions, dates, quantities, quotations, sentences, worthiness

ANSWERS = {
    "quotations": quotations.answer,
    "attributions": attributions.answer,
    "quantities": quantities.answer,
    "units": quantities.answer_spans,
    "numbers": quantities.answer_numbers,
    "dates": dates.answer,
    "sentences": sentences.answer,
    "worthiness": worthiness.answer,
    "everything": quotations.answer,
}

if __name__ == "__main__":
    serve(ANSWERS.get)
