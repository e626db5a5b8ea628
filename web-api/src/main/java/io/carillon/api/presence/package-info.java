/** Whether people can be reached and what they do. */
package io.carillon.api.presence;
