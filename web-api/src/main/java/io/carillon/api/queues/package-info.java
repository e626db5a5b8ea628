/** Call queues: their settings, who waits in them and who serves them now, and what came of it. */
package io.carillon.api.queues;
