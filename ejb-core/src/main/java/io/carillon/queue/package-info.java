/**
 * Call queues: what they are, what is noted of those who wait and of those who serve them, and what is written down
 * of a visit. Who waits and who is free is known to {@code io.carillon.queue.floor}; calls meet queues in {@code
 * io.carillon.feature.queue}.
 */
package io.carillon.queue;
