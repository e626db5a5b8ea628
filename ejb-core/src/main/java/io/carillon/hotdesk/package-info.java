/** Who sits at whose telephone; {@code feature.hotdesk} logs people in and out. */
package io.carillon.hotdesk;
