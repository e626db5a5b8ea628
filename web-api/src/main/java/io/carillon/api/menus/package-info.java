/** Menus (auto attendant) for administrators. */
package io.carillon.api.menus;
