/** Agents of call queues and stays in them, in the database. */
package io.carillon.queue.store;
