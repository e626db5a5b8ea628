/** The console in the browser, as far as the server knows it. Its sources lie in {@code src/main/console}. */
package io.carillon.api.console;
