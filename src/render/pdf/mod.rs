//! Typesetting: the report's HTML to an archival, tagged PDF.
