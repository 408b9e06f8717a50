"""Documents: data become PDF (typst) or DOCX (python-docx), free of Telegram. The same data give the same bytes."""
