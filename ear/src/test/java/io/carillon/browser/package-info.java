/** A real browser without a screen, driven over its DevTools socket. */
package io.carillon.browser;
