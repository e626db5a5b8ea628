/** Who is not listened to, and who always is. */
package io.carillon.api.security;
