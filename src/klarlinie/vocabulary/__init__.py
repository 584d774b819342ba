"""The words every part of the product shares: texts, money, findings, reasons, problems, people."""
