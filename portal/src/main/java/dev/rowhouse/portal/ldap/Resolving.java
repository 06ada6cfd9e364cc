package dev.rowhouse.portal.ldap;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host's name, and refuses those that nobody is to be led to. */
public interface Resolving {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
