"""The Django shell: settings, addresses, base page, sign-in, command line."""
