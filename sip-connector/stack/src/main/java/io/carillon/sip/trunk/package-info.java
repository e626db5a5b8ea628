/**
 * Lines to other telephone systems: we register with them and answer their challenges (RFC 3261 sections 10 and 22),
 * ask whether they are there (OPTIONS, section 11), and recognise their requests by address or by digest. A secret
 * goes to the address of its own trunk, in answer to a challenge of its own realm, and nowhere else.
 */
package io.carillon.sip.trunk;
