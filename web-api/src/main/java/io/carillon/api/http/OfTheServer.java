package io.carillon.api.http;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an operation that it is about the server and not about a tenant: whoever is not of the first tenant, to which the
 * server belongs, is answered 403. Everything else sees and changes what belongs to the tenant of the caller only.
 */
@Documented
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OfTheServer {}
