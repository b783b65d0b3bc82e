# awaiting native review
