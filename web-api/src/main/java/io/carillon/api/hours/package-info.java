/** Time conditions: numbers that lead to one place while it is open and to another while it is closed. */
package io.carillon.api.hours;
