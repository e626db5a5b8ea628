/**
 * Call queues: callers who wait for agents.
 *
 * <p>What the user gets: a number whose callers are answered and hear music, and from time to time their place and
 * how long it will take, until an agent is free and answers; who may not wait, or has waited too long, goes where the
 * queue says. Agents serve a queue by {@code *50} and its number, leave it by {@code *51} and its number or all of
 * them by {@code *51}, make a pause by {@code *52} with up to four digits that say why, and go on by {@code *53}. Who
 * is asked: everybody who dials or is sent to the number of a queue, from inside or outside. Settings: the switches
 * of the features and {@code /api/queues}. Limits: agents are extensions that the queue has as members; their
 * forwarding is not followed, their do-not-disturb holds; overflow leads to numbers of the house.
 */
package io.carillon.feature.queue;
