/**
 * Listeners that make something of what they hear: whether somebody speaks, whether a tone is pure, and who has answered a call.
 * They get frames of 20 ms on the event loop like any other sink, and do a few hundred multiplications for each.
 */
package io.carillon.rtp.answer;
