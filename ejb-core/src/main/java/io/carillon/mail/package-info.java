/** E-mail through the mail sessions of the server. What is to be sent, and when again, is the business of who sends it. */
package io.carillon.mail;
