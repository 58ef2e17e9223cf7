package org.needlepoint.view.scene;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.problem.ProblemException;

/**
 * A client of the X display that does nothing but be there. VTK ends the process when it cannot connect, so we connect first, as
 * the X protocol has it (X11R7.7, section 8). While this connection is open a server that starts anew when its last client
 * leaves, as Xvfb does, stays up.
 */
final class DisplayConnection implements AutoCloseable {
    private static final Pattern DISPLAY = Pattern.compile("([^:/]*):(\\d{1,5})(?:\\.\\d+)?");
    private static final int X_PORT = 6000;
    private static final String COOKIE = "MIT-MAGIC-COOKIE-1";
    private static final byte LITTLE_ENDIAN = 'l';
    private static final byte ACCEPTED = 1;
    private static final int ATTEMPTS = 20;
    private static final long BETWEEN_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SocketChannel channel;

    private DisplayConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects; tries for two seconds, because a server that starts anew refuses for a moment.
     *
     * @param display value of DISPLAY; may be null
     * @return the open connection
     * @throws ProblemException if nothing answers, or it does not let us in
     */
    static DisplayConnection open(String display) throws ProblemException {
        if (display == null || display.isBlank()) {
            throw new ProblemException(SceneProblem.NO_DISPLAY, SceneWording.DISPLAY_NOT_SET.say());
        }
        Matcher m = DISPLAY.matcher(display);
        if (!m.matches()) {
            throw new ProblemException(SceneProblem.NO_DISPLAY, SceneWording.DISPLAY_NAMES_NONE.say(display));
        }
        String host = m.group(1);
        int number = Integer.parseInt(m.group(2));
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (byte[] cookie : cookies(number)) {
                try {
                    return new DisplayConnection(connected(host, number, cookie));
                } catch (IOException e) {
                    last = e;
                }
            }
            LockSupport.parkNanos(BETWEEN_NS);
        }
        throw new ProblemException(
                last, SceneProblem.NO_DISPLAY, SceneWording.NO_ANSWER.say(display, last.getMessage()));
    }

    private static SocketChannel connected(String host, int number, byte[] cookie) throws IOException {
        SocketChannel channel = connect(host, number);
        try {
            channel.write(request(cookie));
            ByteBuffer answer = ByteBuffer.allocate(8);
            while (answer.hasRemaining()) {
                if (channel.read(answer) < 0) {
                    throw new EOFException("it hung up");
                }
            }
            if (answer.get(0) != ACCEPTED) {
                throw new IOException("it does not let this program in");
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static SocketChannel connect(String host, int number) throws IOException {
        boolean local = host.isEmpty() || host.equals("unix");
        Path socket = Path.of("/tmp/.X11-unix/X" + number);
        if (local && Files.exists(socket)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            return connect(channel, UnixDomainSocketAddress.of(socket));
        }
        if (X_PORT + number > 65535) {
            throw new IOException("no such display");
        }
        return connect(SocketChannel.open(), new InetSocketAddress(local ? "localhost" : host, X_PORT + number));
    }

    private static SocketChannel connect(SocketChannel channel, SocketAddress to) throws IOException {
        try {
            channel.connect(to);
            return channel;
        } catch (IOException | java.nio.channels.UnresolvedAddressException e) {
            channel.close();
            throw e instanceof IOException io ? io : new IOException("unknown host", e);
        }
    }

    /** Connection set-up: byte order, protocol 11.0, name and data of the authorisation, each padded to four bytes. */
    private static ByteBuffer request(byte[] cookie) {
        byte[] name = cookie.length == 0 ? new byte[0] : COOKIE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocate(12 + padded(name.length) + padded(cookie.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        request.put(LITTLE_ENDIAN).put((byte) 0).putShort((short) 11).putShort((short) 0);
        request.putShort((short) name.length).putShort((short) cookie.length).putShort((short) 0);
        request.put(name).position(12 + padded(name.length));
        request.put(cookie).position(request.capacity());
        return request.flip();
    }

    private static int padded(int n) {
        return (n + 3) / 4 * 4;
    }

    /** Cookies of the authority file for a display, and last none: a server may let everyone in. */
    private static List<byte[]> cookies(int number) {
        List<byte[]> cookies = new ArrayList<>();
        String named = System.getenv("XAUTHORITY");
        Path file = named != null ? Path.of(named) : Path.of(System.getProperty("user.home"), ".Xauthority");
        if (Files.isReadable(file)) {
            try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                while (in.available() > 0) {
                    in.readUnsignedShort(); // family of the address
                    field(in);
                    String display = new String(field(in), StandardCharsets.US_ASCII);
                    String name = new String(field(in), StandardCharsets.US_ASCII);
                    byte[] data = field(in);
                    if (name.equals(COOKIE) && (display.isEmpty() || display.equals(String.valueOf(number)))) {
                        cookies.add(data);
                    }
                }
            } catch (IOException e) {
                // An unreadable authority file is for the server to judge: without a cookie it refuses.
                cookies.clear();
            }
        }
        cookies.add(new byte[0]);
        return cookies;
    }

    private static byte[] field(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The display connection does not close", e);
        }
    }
}
