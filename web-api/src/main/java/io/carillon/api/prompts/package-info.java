/** Recordings for menus over REST. */
package io.carillon.api.prompts;
