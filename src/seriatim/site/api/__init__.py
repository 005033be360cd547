"""The same things for programs: what pages show and what is done on them, as JSON, described by OpenAPI."""
