/**
 * A telephone for tests: speaks SIP and RTP over loopback with its own code, so that a fault of the product cannot hide in code
 * shared with it. It plays a tone, hears what comes back and can say at which frequency, how loud and with what gaps.
 */
package io.carillon.phone;
