/** What one extension may do, where that differs from what all may. */
package io.carillon.allowance;
