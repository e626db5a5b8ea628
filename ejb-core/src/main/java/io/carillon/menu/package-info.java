/**
 * Menus: what they are and what they must be like. They are stored and compiled with the other settings that give numbers a
 * meaning ({@code io.carillon.trunk}); calls meet them in {@code io.carillon.feature.attendant}.
 */
package io.carillon.menu;
