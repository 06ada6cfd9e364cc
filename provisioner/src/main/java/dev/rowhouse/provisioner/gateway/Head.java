package dev.rowhouse.provisioner.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's head, read in one pass: the headers that may go on to the app, and what decides the
 * rest. Nothing that speaks of the connection goes on, and nothing that only we may say.
 */
final class Head {
  /** Goes on to the app. Vert.x' own map is Netty's as well, which spares copying each string. */
  final MultiMap out = io.vertx.core.http.HttpHeaders.headers();

  private final HttpHeaders fast = (HttpHeaders) out;
  private final boolean http2;
  private final int max;
  private int lines;
  private int hosts;
  private int encodings;
  private @Nullable Refusal refusal;
  private @Nullable String host;
  private @Nullable String connection;
  private @Nullable String upgrade;
  private @Nullable String length;
  private @Nullable StringBuilder crumbs;
  private @Nullable String cookie;
  private List<String> tokens = List.of();
  private String ours = "";
  @Nullable String claim;
  boolean expectsContinue;
  boolean neverWake;
  @Nullable String forwardedFor;
  @Nullable String forwardedProto;
  @Nullable String forwardedHost;
  @Nullable String forwardedPort;

  Head(HttpServerRequest request, int max) {
    this.http2 = request.version() == HttpVersion.HTTP_2;
    this.max = max;
    MultiMap in = request.headers();
    if (in instanceof HttpHeaders netty) {
      Iterator<Map.Entry<CharSequence, CharSequence>> each = netty.iteratorCharSequence();
      while (each.hasNext()) {
        var header = each.next();
        take(header.getKey(), header.getValue());
      }
    } else {
      in.forEach(header -> take(header.getKey(), header.getValue()));
    }
    finish(request);
  }

  /** Why this request goes no further, or null. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** The Host header, or HTTP/2's authority; empty when there is none. */
  String host() {
    return host == null ? "" : host;
  }

  boolean isWebSocket() {
    return upgrade != null
        && connection != null
        && AsciiString.containsIgnoreCase(connection, "upgrade")
        && AsciiString.contentEqualsIgnoreCase(upgrade, "websocket");
  }

  /** Bytes of the body; 0 for none, -1 when only its end will tell. */
  long length() {
    if (encodings > 0) {
      return -1;
    }
    // HTTP/2 says with its first frame after the head whether there is a body.
    return length == null ? (http2 ? -1 : 0) : Long.parseLong(length);
  }

  boolean isChunked() {
    return encodings > 0;
  }

  /** Claims that came in cookies. */
  List<String> tokens() {
    return tokens;
  }

  /** To the page at the door, which gets our cookies and none of the app's. */
  void turnToTheDoor() {
    fast.remove("Cookie");
    if (!ours.isEmpty()) {
      fast.set("Cookie", ours);
    }
  }

  private void take(CharSequence name, CharSequence value) {
    lines++;
    switch (Field.of(name)) {
      case END_TO_END -> fast.add(name, value);
      case HOST -> {
        hosts++;
        host = value.toString();
      }
      case CONNECTION ->
          connection = connection == null ? value.toString() : connection + "," + value;
      case UPGRADE -> upgrade = value.toString();
      case CONTENT_LENGTH -> {
        length = value.toString();
        fast.add(name, value);
      }
      case TRANSFER_ENCODING -> {
        encodings++;
        if (!AsciiString.contentEqualsIgnoreCase(value, "chunked")) {
          refusal = Refusal.BAD_REQUEST;
        }
      }
      case COOKIE -> takeCookie(value);
      case EXPECT -> expectsContinue = AsciiString.contentEqualsIgnoreCase(value, "100-continue");
      case CLAIM -> claim = value.toString();
      case WAKE -> neverWake = AsciiString.contentEqualsIgnoreCase(value, "never");
      case FORWARDED_FOR ->
          forwardedFor = forwardedFor == null ? value.toString() : forwardedFor + ", " + value;
      case FORWARDED_PROTO -> forwardedProto = value.toString();
      case FORWARDED_HOST -> forwardedHost = value.toString();
      case FORWARDED_PORT -> forwardedPort = value.toString();
      case OLD_WEBSOCKET -> refusal = Refusal.BAD_REQUEST;
      case HOP_BY_HOP, OURS -> {}
    }
  }

  /** HTTP/2 may cut the cookies into crumbs; HTTP/1.1 wants them in one line. */
  private void takeCookie(CharSequence value) {
    if (cookie == null) {
      cookie = value.toString();
    } else {
      crumbs = crumbs == null ? new StringBuilder(cookie) : crumbs;
      crumbs.append("; ").append(value);
    }
  }

  private void finish(HttpServerRequest request) {
    Cookies cookies = Cookies.of(crumbs == null ? cookie : crumbs.toString());
    tokens = cookies.tokens;
    ours = cookies.ours;
    if (cookies.rest != null) {
      fast.set("Cookie", cookies.rest);
    }
    if (http2 && request.authority() != null && host == null) {
      host = request.authority().toString();
      hosts = 1;
    }
    if (lines > max) {
      refusal = Refusal.HEADERS_TOO_LARGE;
    } else if (!isInStep(request) || !Target.isValid(request)) {
      refusal = Refusal.BAD_REQUEST;
    } else if (request.method() == HttpMethod.CONNECT || request.method() == HttpMethod.TRACE) {
      refusal = Refusal.NO_CONNECT;
    }
    if (connection != null) {
      dropListed(connection);
    }
    if (host != null) {
      fast.set("Host", host);
    }
  }

  /** Whoever reads this request after us must see its body begin and end where we do. */
  private boolean isInStep(HttpServerRequest request) {
    boolean framed = encodings == 0 || (encodings == 1 && length == null && !http2);
    boolean hosted =
        (hosts == 1 && Target.isHost(host()))
            || (hosts == 0 && request.version() == HttpVersion.HTTP_1_0);
    boolean upgradesWithoutBody = !isWebSocket() || (encodings == 0 && length() <= 0);
    return framed && hosted && upgradesWithoutBody && request.version() != null;
  }

  private void dropListed(String listed) {
    for (String name : listed.split(",")) {
      String field = name.strip();
      if (!field.isEmpty() && Field.of(field) == Field.END_TO_END) {
        fast.remove(field);
      }
    }
  }
}
