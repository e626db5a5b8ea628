/** Webhooks: who is told of events, what became of each delivery, and sending it again. */
package io.carillon.api.webhooks;
