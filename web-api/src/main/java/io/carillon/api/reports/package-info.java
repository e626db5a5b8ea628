/** What calls add up to, by hour and by day. */
package io.carillon.api.reports;
