/*
 * fault.js - why a bundle is refused: the name, the member, the sentence
 *
 * Names and exits are those of core/bundle/FORMAT.md, so that this page and
 * `exhibit verify` say the same of the same bytes.
 */
const INVALID = 1, MALFORMED = 3, OPEN = 4;

class Fault extends Error {
	constructor(name, exit, where, detail, more = {}) {
		super(detail);
		Object.assign(this, { name, exit, where, detail }, more);
	}
}

/* No judgement of the bundle: what this browser or page cannot do. */
class NotChecked extends Error {}
