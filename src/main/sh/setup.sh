# Set-up shared by ./needlepoint and ./verify: Debian packages, the build, the class archive. Sourced, not run.
# Needs: $root (the checkout), $target (its build folder).

# Chinese names and reports; Noto, which the program carries, has no Chinese.
chinese_letters="fonts-droid-fallback:/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf"
# What the window needs: JavaFX loads these, and words need letters, Chinese ones too.
window_packages=(
  "libgtk-3-0:/usr/lib/x86_64-linux-gnu/libgtk-3.so.0" "libxtst6:/usr/lib/x86_64-linux-gnu/libXtst.so.6"
  "libxxf86vm1:/usr/lib/x86_64-linux-gnu/libXxf86vm.so.1" "libgl1:/usr/lib/x86_64-linux-gnu/libGL.so.1"
  "fonts-dejavu-core:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
  "$chinese_letters"
)
# The scene in three dimensions wants libjawt, which the headless Java of Debian leaves out.
if [ -d /usr/lib/jvm/java-17-openjdk-amd64 ]; then
  window_packages+=("openjdk-17-jre:/usr/lib/jvm/java-17-openjdk-amd64/lib/libjawt.so")
fi

say() { printf 'needlepoint: %s\n' "$*" >&2; }

# require_packages "package:file it must bring" …  Installs the packages whose file is absent; without root it prints
# the command and exits with 27, the exit code of missing software.
require_packages() {
  local missing=() entry
  for entry in "$@"; do
    [ -e "${entry#*:}" ] || missing+=("${entry%%:*}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local install="apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "these Debian packages are missing: ${missing[*]}"
    say "run:  sudo apt-get update && sudo $install"
    exit 27
  fi
  say "installing Debian packages: ${missing[*]} …"
  mkdir -p "$target"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive $install; } >"$target/apt.log" 2>&1; then
    tail -n 15 "$target/apt.log" >&2
    say "the installation failed; the whole log is $target/apt.log"
    exit 27
  fi
}

require_java() {
  local tool
  for tool in java javac mvn; do
    command -v $tool >/dev/null && continue
    require_packages "openjdk-17-jdk-headless:/usr/bin/javac" "maven:/usr/bin/mvn"
    return
  done
}

needlepoint_is_built() {
  [ -f "$target/classpath" ] && [ -f "$target/needlepoint.jar" ] || return 1
  [ -z "$(find "$root/pom.xml" "$root/fiducial-templates" "$root/src/main" "$root/src/dcm4che" \
    -newer "$target/classpath" -print -quit 2>/dev/null)" ]
}

# dcm4che lives in its own Maven repository. Where that answers the build takes it, elsewhere PixelMed runs alone.
dicom_toolkit_profile() {
  if timeout 60 mvn -q -B -f "$root/pom.xml" -Pdcm4che -Daether.connector.connectTimeout=4000 \
    -Daether.connector.requestTimeout=8000 dependency:resolve >"$target/dcm4che.log" 2>&1; then
    echo "-Pdcm4che"
  fi
}

needlepoint_build() {
  require_java
  mkdir -p "$target"
  exec 9>"$target/.build.lock"
  flock 9
  if needlepoint_is_built; then # another process built it while this one waited
    exec 9>&-
    return 0
  fi
  say "building (once; needs the network only for Maven artifacts that are not on this machine yet) …"
  local profile
  profile=$(dicom_toolkit_profile)
  say "DICOM toolkit: $([ -n "$profile" ] && echo "dcm4che, with PixelMed as fallback" || echo "PixelMed (the dcm4che repository does not answer here)")"
  if ! mvn -q -B -f "$root/pom.xml" $profile -Dmaven.test.skip=true package >"$target/build.log" 2>&1; then
    # The artifacts may be here though the network is not.
    if ! mvn -o -q -B -f "$root/pom.xml" $profile -Dmaven.test.skip=true package >>"$target/build.log" 2>&1; then
      tail -n 25 "$target/build.log" >&2
      say "the build failed; the whole log is $target/build.log"
      exit 1
    fi
  fi
  local classpath="$target/needlepoint.jar" jar
  for jar in "$target"/lib/*.jar /usr/share/java/pixelmed.jar /usr/share/java/vtk9.jar; do classpath="$classpath:$jar"; done
  needlepoint_archive "$classpath"
  printf '%s' "$classpath" >"$target/classpath.new"
  mv "$target/classpath.new" "$target/classpath"
  exec 9>&-
}

# Where Debian keeps the native side of VTK's Java classes. Without it the window has no 3-D view and says so.
needlepoint_vtk_natives() {
  local folder found=""
  for folder in /usr/lib/*-linux-gnu/java/vtk-Linux-* /usr/lib/*-linux-gnu/jni; do
    [ -d "$folder" ] && found="$found${found:+:}$folder"
  done
  printf '%s' "$found"
}

# A class-data archive of one real run makes every later start about a second shorter. Only a speed-up: no error.
needlepoint_archive() {
  local case="$root/sample-cases/thigh-high-grade" out
  rm -f "$target/needlepoint.jsa"
  [ -d "$case" ] || return 0
  out=$(mktemp -d)
  java -XX:ArchiveClassesAtExit="$target/needlepoint.jsa" -XX:+UseSerialGC -Xlog:disable -Djava.awt.headless=true \
    -cp "$1" org.needlepoint.cli.Needlepoint measure "$case" --out "$out/case" >"$target/archive.log" 2>&1 ||
    rm -f "$target/needlepoint.jsa"
  rm -rf "$out"
}
