/** Rows of what webhooks are told. */
package io.carillon.webhook.store;
