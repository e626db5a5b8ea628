/** How this server is set up: settings that were given at its start, features that are on and off. */
package io.carillon.api.settings;
