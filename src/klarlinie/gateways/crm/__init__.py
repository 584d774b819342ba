"""Exports of CRMs in: read apart, understood purely, and nobody's name kept."""

from klarlinie.gateways.crm.reading import read_inquiries

__all__ = ["read_inquiries"]
