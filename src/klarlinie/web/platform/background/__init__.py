"""Work that takes longer than a page may: it survives a kill, shows its progress and can be cancelled."""
