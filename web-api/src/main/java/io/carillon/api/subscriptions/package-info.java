/** Who watches what: subscriptions of telephones as they are held in memory. */
package io.carillon.api.subscriptions;
