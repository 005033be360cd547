// Of which shape is what goes over the wire? Types alone: nothing here runs.
//
// A field that has its usual value is left out. Instants are milliseconds since the epoch by the clock of the house.

/**
 * A request for the floor, as a list shows it.
 * @typedef {object} Line
 * @property {string} who the code of the delegation
 * @property {number} number
 * @property {string} [kind] if not "statement"
 * @property {string} [for] the code of the group for which it speaks
 * @property {string[]} [with]
 * @property {boolean} [owed]
 * @property {string} [level] if not "other"
 * @property {string} [language]
 * @property {boolean} [text] for the desk and the booths: whether there is a text
 */

/**
 * A speech with its clock, which has run `ran` until `since`, and shows (ran + at − since) × 100 ÷ rate.
 * @typedef {object} Now
 * @property {"delegation" | "chair" | "secretariat" | "hidden"} as
 * @property {string} [who]
 * @property {number} [number] of the request
 * @property {number} speech
 * @property {string} [of] the list
 * @property {string} [kind]
 * @property {string} [for]
 * @property {string[]} [with]
 * @property {boolean} [owed]
 * @property {string} [language]
 * @property {boolean} [text] as of a line
 * @property {number} [limit] as far as it was extended
 * @property {number} ran
 * @property {number} [since] absent while the clock stands
 * @property {number} rate
 * @property {"flash" | "cut"} [zero] what happens at the limit
 * @property {number} [grace] after which a speech is cut
 */

/**
 * How a list stands, and what changed on it for this reader since its previous `head`.
 * @typedef {object} List
 * @property {string} of
 * @property {"open" | "closed" | "not yet open"} state
 * @property {number} [opens]
 * @property {number} [closes]
 * @property {number} [waiting]
 * @property {number} [owed]
 * @property {number} [heard]
 * @property {boolean} [to_all]
 * @property {string} head
 * @property {(["-", number] | ["+", number, Line])[]} [ops]
 */

/**
 * One of the reader's own requests.
 * @typedef {object} Own
 * @property {number} number
 * @property {string} of
 * @property {string} standing
 * @property {number} [place]
 * @property {number} [ahead] how many are called before it; absent where it is not called in this meeting
 * @property {number} [asks] how many proposals of others await an answer
 * @property {boolean} [owed]
 * @property {string} [kind]
 */

/**
 * The whole state of a session for one class of readers, but for what lists say below their heads.
 * @typedef {object} Frame
 * @property {number} seq
 * @property {number} [after] the number of the frame before
 * @property {number} at
 * @property {boolean} [whole]
 * @property {string} [meeting]
 * @property {"in session" | "suspended"} [status]
 * @property {number} [until]
 * @property {string} [mode]
 * @property {[string, number][]} [stops]
 * @property {string[]} [agreed] services that agreed to go on after their end
 * @property {Now} [now]
 * @property {string[]} [interrupted]
 * @property {string[]} [pending]
 * @property {number} [undo]
 * @property {string} [undoes]
 * @property {Line[]} [next]
 * @property {number} [more]
 * @property {Line[]} [points]
 * @property {Line[]} [replies]
 * @property {number} [late]
 * @property {List[]} [lists]
 * @property {Own[]} [own]
 */

/** @typedef {{ seq: number, at: number }} Beat */

/** The lights of the booths by language, all of them. @typedef {{ at: number, lights: Record<string, string[]> }} Lights */

/** Whether a page follows: it does; it had no sign for a while; it has none at all. @typedef {"live" | "stale" | "lost"} Liveness */

/**
 * What a page gives to its modules. What a screen adds for itself is found by its own name.
 * @typedef {object} Page
 * @property {string} language "en", "fr", "es", "ru", "zh" or "ar"
 * @property {boolean} rtl
 * @property {number} at when the page was made
 * @property {string} sees "room" or "public" where the page shows what these may see, whoever opened it
 * @property {string} session
 * @property {string | null} meeting
 * @property {string | null} list
 * @property {string} zone of the seat's clock
 * @property {string} names where they are
 * @property {string} reader "desk", "booth", "delegation:KEN", "room" or "public"
 * @property {{ office: string, delegation: string | null } | null} actor
 * @property {string | null} csrf
 * @property {Frame} frame
 */

/** A sentence, or its form for each category of plural. @typedef {string | Record<string, string>} Forms */

export {};
