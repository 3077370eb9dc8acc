"""Words as they come from the web and from PDFs, mended, with the way back to the exact characters of the input.

May import: symbols, vocabulary, an HTML judge and a PDF reader.
"""

from ninthvote.text.document import Document, document_of, read_bytes, read_file
from ninthvote.text.lexicon import Lexicon, default_lexicon
from ninthvote.text.mapped import Mapped
from ninthvote.text.mend import mend
from ninthvote.text.mention import Kind, Mention, find_mentions
from ninthvote.text.quotation import find_quotations
from ninthvote.text.sentence import Sentence, split_sentences

__all__ = [
    "Document",
    "Kind",
    "Lexicon",
    "Mapped",
    "Mention",
    "Sentence",
    "default_lexicon",
    "document_of",
    "find_mentions",
    "find_quotations",
    "mend",
    "read_bytes",
    "read_file",
    "split_sentences",
]
