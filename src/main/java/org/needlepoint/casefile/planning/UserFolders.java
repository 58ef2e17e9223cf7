package org.needlepoint.casefile.planning;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this program keeps what belongs to a user and to no case: on Linux after the XDG Base Directory Specification, on
 * macOS in {@code ~/Library/Application Support}, on Windows in {@code %APPDATA%} and {@code %LOCALAPPDATA%}.
 *
 * @param configuration settings and lists
 * @param data cases that are not saved yet, and sample cases
 */
public record UserFolders(Path configuration, Path data) {

    /**
     * The folders of the user who runs this program. They need not exist.
     *
     * @return folders
     */
    public static UserFolders ofThisUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /**
     * The folders of a user.
     *
     * @param system name of the operating system, as Java calls it
     * @param home the user's home folder
     * @param environment environment variables
     * @return folders
     */
    public static UserFolders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            Path roaming =
                    folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"));
            Path local =
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
            return new UserFolders(roaming.resolve("Needlepoint"), local.resolve("Needlepoint"));
        }
        if (name.contains("mac")) {
            Path support =
                    home.resolve("Library").resolve("Application Support").resolve("Needlepoint");
            return new UserFolders(support, support);
        }
        Path config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        Path data = folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"));
        return new UserFolders(config.resolve("needlepoint"), data.resolve("needlepoint"));
    }

    /** The specification says that a relative path in such a variable is to be ignored. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
