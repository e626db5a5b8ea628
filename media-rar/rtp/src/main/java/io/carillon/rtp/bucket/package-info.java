/**
 * A bucket of an S3-compatible service as the depot of recordings: objects are put, long ones in parts, looked at, read by ranges
 * of bytes and deleted. Requests are signed by the signer of the AWS SDK (Signature Version 4, the content included, so that the service
 * itself finds what was changed on the way); the rest is the HTTP client of the JDK.
 */
package io.carillon.rtp.bucket;
