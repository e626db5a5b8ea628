/**
 * Extensions: the numbers that telephones register for, their SIP secrets (shown once, never again) and what happens
 * to calls they do not take.
 */
package io.carillon.api.extensions;
