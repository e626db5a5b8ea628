/** What the application server offers by name: security domains, SSL contexts, secrets of its credential store. */
package io.carillon.host;
