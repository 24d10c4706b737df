"""See the package: this is `kinoflow.measures.physical`."""

from kinoflow.measures.physical import physical_report

__all__ = ["physical_report"]
