/** Where the telephones are: registrations as the registrar holds them in memory, and a way to end one. */
package io.carillon.api.registrations;
