"""Who comes in, with which key, and as whom they act: accounts, links, passkeys, the pages of people."""
