/**
 * Health on the management port (MicroProfile Health): <em>live</em> means restart me when down, <em>ready</em> means
 * send me calls, <em>started</em> means the schema is in place and old calls are taken care of. A trunk that is down
 * changes none of them.
 */
package io.carillon.api.health;
