/** Wake-up calls of extensions. */
package io.carillon.api.wakeup;
