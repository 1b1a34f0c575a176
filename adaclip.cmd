@echo off
rem Starts AdaCLIP from a checkout; builds it on the first call and whenever its sources have changed.
rem
rem   JAVA_HOME          the Java to use; without it, the java on the PATH
rem   ADACLIP_JAVA_OPTS  more options for Java, such as -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "TARGET=%ROOT%adaclip-cli\target"
set "JAR=%TARGET%\adaclip.jar"
set "STAMP=%TARGET%\launcher-built"
set "LOCK=%TARGET%\launcher-lock"
set "LOG=%TARGET%\launcher-build.log"

rem --- Java ---
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA="
  for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
)
if not defined JAVA (
  echo error: Java was not found 1>&2
  echo   fix       install a JDK 17 or newer, or set JAVA_HOME to its folder 1>&2
  exit /b 2
)
if not exist "%JAVA%" (
  echo error: there is no Java in JAVA_HOME 1>&2
  echo   found     "%JAVA_HOME%" 1>&2
  echo   fix       set JAVA_HOME to the folder of a JDK 17 or newer, or unset it 1>&2
  exit /b 2
)
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do (
  if not defined VERSION set "VERSION=%%~v"
)
if not defined VERSION set "VERSION=0"
set "MAJOR=0"
for /f "tokens=1 delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo error: Java 17 or newer is needed 1>&2
  echo   found     %VERSION% in "%JAVA%" 1>&2
  echo   fix       install a JDK 17 or newer and set JAVA_HOME to its folder 1>&2
  exit /b 2
)

rem --- Build ---
call :is_stale
if errorlevel 1 call :build
if errorlevel 1 exit /b 1

rem --- Start ---
set "UNSAFE="
if %MAJOR% GEQ 23 set "UNSAFE=--sun-misc-unsafe-memory-access=allow"
rem OpenMP threads busy-wait between two operations, which on a shared machine costs more than it gains.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
"%JAVA%" %UNSAFE% -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dfile.encoding=UTF-8 -Djava.awt.headless=true %ADACLIP_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem Returns 1 if the jar is missing or older than a source.
:is_stale
if not exist "%JAR%" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -ErrorAction SilentlyContinue $env:JAR, $env:STAMP | Measure-Object LastWriteTimeUtc -Maximum).Maximum; $sources = @(Get-Item (Join-Path $env:ROOT 'pom.xml'), (Join-Path $env:ROOT 'adaclip-*\pom.xml')) + @(Get-ChildItem -Recurse (Join-Path $env:ROOT 'adaclip-*\src\main')); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

:build
if not exist "%TARGET%" mkdir "%TARGET%"
set "WAITED=0"
:take_lock
mkdir "%LOCK%" 2>nul && goto locked
if %WAITED% EQU 0 echo adaclip: waiting for another call that is building; if there is none, delete "%LOCK%" 1>&2
set /a WAITED+=1
ping -n 2 127.0.0.1 >nul
goto take_lock
:locked
call :is_stale
if not errorlevel 1 goto built
if exist "%JAR%" (
  echo adaclip: the sources have changed; building, about 15 seconds 1>&2
) else (
  echo adaclip: building on first use, about a minute; libraries of about 130 MB are downloaded if they are not there yet 1>&2
)
type nul >"%STAMP%.new"
pushd "%ROOT%"
call mvnw.cmd -q -B -ntp -DskipTests -Dchecks-off -pl adaclip-cli -am package >"%LOG%" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  type "%LOG%" 1>&2
  echo error: AdaCLIP could not be built 1>&2
  echo   log       "%LOG%" 1>&2
  rmdir "%LOCK%"
  exit /b 1
)
move /y "%STAMP%.new" "%STAMP%" >nul
:built
rmdir "%LOCK%"
exit /b 0
