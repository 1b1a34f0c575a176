@echo off
rem Starts AdaCLIP from this folder. Not tried on Windows yet.
rem
rem   JAVA_HOME          the Java to use; without it, the java on the PATH
rem   ADACLIP_JAVA_OPTS  more options for Java, such as -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "JAR=%ROOT%adaclip.jar"

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

rem --- Start ---
set "UNSAFE="
if %MAJOR% GEQ 23 set "UNSAFE=--sun-misc-unsafe-memory-access=allow"
rem OpenMP threads busy-wait between two operations, which on a shared machine costs more than it gains.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
"%JAVA%" %UNSAFE% -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dfile.encoding=UTF-8 -Djava.awt.headless=true %ADACLIP_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
