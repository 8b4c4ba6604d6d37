"""In which language a report is written; what the reader does not read is refused by name."""

import re
import unicodedata
from functools import cache
from typing import Any

from dragoman.errors import IntakeError

NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "ht": "Haitian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "mn": "Mongolian", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""English names of languages by their code."""
CODES = {name.lower(): code for code, name in NAMES.items()} | {"farsi": "fa", "mandarin": "zh", "norwegian": "no"}
"""Codes of languages by their English name in lower case."""

# Common English words that no neighbour writes alike: together a tenth or more of nearly any English prose.
_ENGLISH = frozenset(
    {"the", "and", "with", "that", "said", "from", "which", "were", "been", "would", "could", "their", "they", "there"}
    | {"this", "his", "she", "who", "but", "not", "about", "has"}
)
_ENOUGH = 0.07
_FEWEST_WORDS = 12
"""Below this many words in Latin letters no language can be told with any certainty."""
_SURE = 0.8
_SAMPLE = 2_500
_DEFAULT = "en"


def check_language(text: str, name: str, declared: str | None = None) -> tuple[str, str | None]:
    """Return the language of a text (BCP 47) and a warning, if any; raise IntakeError where it is surely not English.

    `declared` is what the source says of itself; it only adds the region ("en-GB").
    """
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample)
    if not words:
        raise IntakeError(f"{name} holds no words: give a file or page with the report's text in it")
    english = declared if declared and declared.lower().split("-")[0] == _DEFAULT else _DEFAULT
    # Loading the statistics takes longer than reading a report; plain English prose needs none of it.
    if _is_plainly_english(words) or (len(words) < _FEWEST_WORDS and _is_latin(words)):
        return english, None
    code, confidence = _identifier().classify(sample)
    if code == _DEFAULT:
        return english, None
    called = f"{NAMES.get(code, code)} ({code})"
    if confidence < _SURE:
        return english, f"the language is not certain (English, or {called}); it is read as English"
    raise IntakeError(f"{name} is in {called}, and the reader reads English only: give an English translation")


def _is_plainly_english(words: list[str]) -> bool:
    share = sum(word.lower() in _ENGLISH for word in words) / len(words)
    return len(words) >= _FEWEST_WORDS and share >= _ENOUGH


def _is_latin(words: list[str]) -> bool:
    letters = "".join(words)
    return sum(unicodedata.name(char, "").startswith("LATIN") for char in letters) > 0.5 * len(letters)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # it ships no types

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
