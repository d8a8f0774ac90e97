/*
 * sha256.js - SHA-256 piece by piece (FIPS 180-4)
 *
 * WebCrypto digests only what lies in memory whole.  A file of half a gigabyte,
 * the archive itself and the many small hashes of the Merkle tree come through
 * here; all else, and every signature, goes to WebCrypto.
 */
const sha256 = (() => {
	"use strict";

	const K = new Int32Array([
		0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
		0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
		0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
		0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
		0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
		0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
		0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
		0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
	]);
	const FIRST = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
	const w = new Int32Array(64);

	function schedule(bytes, at) {
		for (let i = 0; i < 16; i++, at += 4)
			w[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
		for (let i = 16; i < 64; i++) {
			const a = w[i - 15], b = w[i - 2];

			w[i] = ((a >>> 7 | a << 25) ^ (a >>> 18 | a << 14) ^ a >>> 3) + w[i - 7] +
				((b >>> 17 | b << 15) ^ (b >>> 19 | b << 13) ^ b >>> 10) + w[i - 16] | 0;
		}
	}

	function block(state, bytes, at) {
		let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];

		schedule(bytes, at);
		for (let i = 0; i < 64; i++) {
			const x = ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + h + K[i] + w[i] | 0;
			const y = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;

			h = g;
			g = f;
			f = e;
			e = d + x | 0;
			d = c;
			c = b;
			b = a;
			a = x + y | 0;
		}
		state[0] = state[0] + a | 0;
		state[1] = state[1] + b | 0;
		state[2] = state[2] + c | 0;
		state[3] = state[3] + d | 0;
		state[4] = state[4] + e | 0;
		state[5] = state[5] + f | 0;
		state[6] = state[6] + g | 0;
		state[7] = state[7] + h | 0;
	}

	class Digest {
		constructor() {
			this.state = Int32Array.from(FIRST, (n) => n | 0);
			this.rest = new Uint8Array(64);
			this.held = 0;
			this.total = 0;
		}

		add(bytes) {
			let at = 0;

			this.total += bytes.length;
			if (this.held) {
				at = Math.min(64 - this.held, bytes.length);
				this.rest.set(bytes.subarray(0, at), this.held);
				this.held += at;
				if (this.held < 64)
					return this;
				block(this.state, this.rest, 0);
				this.held = 0;
			}
			for (; at + 64 <= bytes.length; at += 64)
				block(this.state, bytes, at);
			this.rest.set(bytes.subarray(at));
			this.held = bytes.length - at;
			return this;
		}

		end() {
			const out = new Uint8Array(32), view = new DataView(out.buffer), bits = this.total * 8;
			const tail = new Uint8Array(this.held < 56 ? 64 - this.held : 128 - this.held);
			const last = new DataView(tail.buffer);

			tail[0] = 0x80;
			last.setUint32(tail.length - 8, Math.floor(bits / 4294967296));
			last.setUint32(tail.length - 4, bits % 4294967296);
			this.add(tail);
			this.state.forEach((n, i) => view.setInt32(4 * i, n));
			return out;
		}
	}

	function hex(bytes) {
		let out = "";

		for (const n of bytes)
			out += (n < 16 ? "0" : "") + n.toString(16);
		return out;
	}

	return {
		Digest, hex,
		of: (...parts) => parts.reduce((d, part) => d.add(part), new Digest()).end(),
	};
})();
