/**
 * The live channel: one WebSocket over which browsers and programs see what changes as it changes. A client names
 * topics; of each it gets a snapshot, then patches with growing numbers, and after a short break it goes on from the
 * last number it saw. Who is too slow is told to take a new snapshot; nobody ever holds up a call or another client.
 *
 * <p>All that is known of topics belongs to one thread, the {@link io.carillon.api.live.LiveHub}'s. A topic is a small
 * class in the package of its feature: its name, who may see it, and what there is now.
 */
package io.carillon.api.live;
